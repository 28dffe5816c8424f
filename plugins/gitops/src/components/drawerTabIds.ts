/** The ids of the drawer's tabs, as the address has them. */
export const drawerTabIds = { history: 'history' } as const;
