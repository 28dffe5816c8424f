/** The ids of the drawer's tabs, as the address has them. */
export const drawerTabIds = {
  overview: 'overview',
  resources: 'resources',
  diff: 'diff',
  history: 'history',
  events: 'events',
  logs: 'logs',
} as const;
