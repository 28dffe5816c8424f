/**
 * Id of an action that lays out files.
 *
 * @public
 */
export type LayoutAction =
  | 'gitops:alert:create'
  | 'gitops:cluster:add'
  | 'gitops:image-automation:create'
  | 'gitops:repo:init'
  | 'gitops:secret:create'
  | 'gitops:service:add-cluster'
  | 'gitops:service:create'
  | 'gitops:service:promote'
  | 'gitops:service:remove'
  | 'gitops:service:rollback';
