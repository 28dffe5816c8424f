/** What of a Deployment an engine is asked live. */
export type LiveKind =
  | 'details'
  | 'resources'
  | 'resource'
  | 'diff'
  | 'events'
  | 'resource-actions'
  | 'action-checks'
  | 'logs';
