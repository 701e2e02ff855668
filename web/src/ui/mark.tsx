import type { ReactNode } from 'react';

/** The sign of Vigie: a lookout's V with its lamp. Decorative, the name stands beside it. */
export function Mark(): ReactNode {
  return (
    <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path
        d="M5 8l11 18L27 8"
        fill="none"
        stroke="var(--rail-mark)"
        strokeWidth="3.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="16" cy="8" r="3" fill="#fff" />
    </svg>
  );
}
