import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
} from '@mantine/core';

const lookout: MantineColorsTuple = [
  '#eef4fa',
  '#dbe7f2',
  '#b7cfe5',
  '#8fb5d8',
  '#7db7e8',
  '#4b86b8',
  '#31678f',
  '#275a82',
  '#1f4e79',
  '#173c5e',
];

const fonts = '-apple-system, "Segoe UI", Inter, "Noto Sans", "Liberation Sans", Arial, sans-serif';
const monospace = 'ui-monospace, "SF Mono", Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace';

/** System fonts, one accent, square calm shapes; sizes in rem so that text zoom keeps everything reachable. */
export const theme = createTheme({
  fontFamily: fonts,
  fontFamilyMonospace: monospace,
  headings: { fontFamily: fonts, fontWeight: '650' },
  colors: { lookout },
  primaryColor: 'lookout',
  primaryShade: { light: 8, dark: 4 },
  // The accent is dark on light and light on dark: its ink is chosen with it, not computed.
  variantColorResolver: (input) =>
    input.variant === 'filled'
      ? {
          background: 'var(--accent)',
          hover: 'var(--accent-hover)',
          color: 'var(--accent-ink)',
          border: '1px solid transparent',
        }
      : defaultVariantColorsResolver(input),
  defaultRadius: 'sm',
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  components: {
    Button: { defaultProps: { size: 'xs' } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    Autocomplete: { defaultProps: { size: 'sm' } },
    NativeSelect: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'sm' } },
  },
});

/** Mantine's own colours follow the page's tokens (tokens.css), so that both themes have one source. */
export const cssVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--paper)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-2)',
    '--mantine-color-placeholder': 'var(--ink-3)',
    '--mantine-color-error': 'var(--tier-1)',
    '--mantine-color-default': 'var(--paper)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line-2)',
    '--mantine-color-anchor': 'var(--accent)',
  };
  // Mantine draws fields of the dark theme with its own greys.
  const fields = {
    '--mantine-color-dark-4': 'var(--line-2)',
    '--mantine-color-dark-5': 'var(--hover)',
    '--mantine-color-dark-6': 'var(--paper)',
  };
  return { variables: {}, light: shared, dark: { ...shared, ...fields } };
};
