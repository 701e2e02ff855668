export type { NetworkKind } from './contract.ts';
export { loadNetworks } from './load-networks.ts';
export { networkTable } from './network-table.ts';
export { buildNetworkTable, type Network, type NetworkTable } from './networks.ts';
