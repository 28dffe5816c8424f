/**
 * Whether what runs is what Git says. Never merged with health.
 *
 * @remarks The words are Argo CD's (`status.sync.status`); Flux is mapped to them, see the Flux module.
 * @public
 */
export type SyncStatus = 'Synced' | 'OutOfSync' | 'Unknown';
