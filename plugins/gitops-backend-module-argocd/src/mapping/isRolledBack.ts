import { Application } from '../client/Application';
import {
  selectLastDeployed,
  toDeployed,
  toRevisionList,
} from './selectLastDeployed';

/** The last sync went to another revision than the desired one, which had been deployed before it. */
export function isRolledBack(application: Application): boolean {
  const { status } = application;
  const desired = toRevisionList(status?.sync).join();
  const last = selectLastDeployed(application)?.revisions.join();
  return (
    desired !== last &&
    (status?.history ?? []).some(
      entry => toDeployed(entry).revisions.join() === desired,
    )
  );
}
