import { Deployment } from '@backstage-gitops/plugin-gitops-common';

/** What the drawer is about. */
export type DrawerSubject = {
  /** Of the Deployment. */
  id: string;
  /** Its row; undefined when it is not on the board any more. */
  deployment?: Deployment;
  /** Another text whenever its row changed, so that what is read of it is read at once. */
  changes: string;
};
