import { ActionNotice } from '@backstage-gitops/plugin-gitops-common';

/** What is said before an action in the same words whenever it is said. */
export const fixedNotices = {
  nothingRunning: {
    code: 'NothingRunning',
    message: 'No operation is running.',
  },
  noHistory: {
    code: 'NoHistory',
    message: 'Argo CD remembers no sync to go back to.',
  },
  rollbackUnderAutoSync: {
    code: 'AutoSync',
    message:
      'Automatic sync is on: Argo CD refuses a rollback, as it would be undone at once. Roll back in Git.',
  },
  rollbackLeavesGit: {
    code: 'GitUnchanged',
    message:
      'Git stays as it is: the Application is out of sync afterwards, and the next sync undoes the rollback.',
  },
  syncUnderAutoSync: {
    code: 'AutoSync',
    message:
      'Automatic sync is on: Argo CD refuses another revision than the tracked one.',
  },
  terminateUnderAutoSync: {
    code: 'AutoSync',
    message: 'Automatic sync is on: it may begin anew at once.',
  },
  selfHeal: {
    code: 'SelfHeal',
    message:
      'Self-heal is on: what differs from Git afterwards, for example a number of replicas, is put back.',
  },
  skipped: {
    code: 'Suspended',
    message:
      'Argo CD is told to leave the Application alone (annotation argocd.argoproj.io/skip-reconcile): it would not answer.',
  },
} satisfies Record<string, ActionNotice>;
