export const networkKinds = ['fixed', 'mobile', 'shared', 'hosting', 'vpn', 'tor'] as const;

/**
 * fixed: one line behind the address at a time · mobile, shared: many lines at once, told apart by the port ·
 * hosting, vpn, tor: a machine that passes on the traffic of anybody.
 */
export type NetworkKind = (typeof networkKinds)[number];
