/** The nonce the server wrote in the page for this load; style elements made at run time carry it. */
export function styleNonce(): string {
  return document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? '';
}
