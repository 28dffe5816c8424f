import { createContext } from 'react';

/** Opens the drawer of a Deployment, by its id, at a tab. */
export const OpenDrawerContext = createContext<
  (deployment: string, tab: string) => void
>(() => {});
