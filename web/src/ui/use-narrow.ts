import { useMediaQuery } from '@mantine/hooks';

/** Whether the window leaves no room for the rail: small screens, and any screen at 200 %. */
export function useNarrow(): boolean {
  return useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false });
}
