import '@mantine/core/styles.css';
import './ui/tokens.css';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { router } from './router.tsx';
import { Announcer } from './ui/announcer.tsx';
import { ApiError } from './ui/api.ts';
import { startI18n } from './ui/i18n.ts';
import { styleNonce } from './ui/nonce.ts';
import { cssVariables, theme } from './ui/theme.ts';

const mostRetries = 2;

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // A refusal stays a refusal; only what may pass is tried again.
      retry: (failures, error) =>
        failures < mostRetries && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
      refetchOnWindowFocus: true,
      staleTime: 2_000,
    },
  },
});

await startI18n();
const element = document.getElementById('root');
if (element === null) throw new Error('the page has no root element');
createRoot(element).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <QueryClientProvider client={client}>
        <Announcer>
          <RouterProvider router={router} />
        </Announcer>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
