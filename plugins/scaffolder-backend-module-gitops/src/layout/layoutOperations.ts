import { createService } from './operations/createService';
import { LayoutOperation } from './operations/LayoutOperation';

/** Everything that can be done to a repository, under the id of its action. */
export const layoutOperations = {
  'gitops:service:create': createService,
} as const satisfies Record<string, LayoutOperation>;
