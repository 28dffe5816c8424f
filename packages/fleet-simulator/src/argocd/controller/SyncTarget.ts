import { ApplicationSource } from '../ArgocdApplication';

/** What a sync brings, when it is not the newest commit. */
export type SyncTarget = {
  /** A whole commit. */
  revision: string;
  source: ApplicationSource;
};
