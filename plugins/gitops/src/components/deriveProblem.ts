import { ResponseError } from '@backstage/errors';

/** Why an entity's deployments cannot be shown at all. */
export type DeploymentsProblemKind =
  | 'forbidden'
  | 'notFound'
  | 'notInstalled'
  | 'signedOut'
  | 'unavailable';

/**
 * Why a read failed. A 404 that the GitOps backend did not write itself means that there is no such
 * backend: Backstage answers so for a plugin it does not have.
 */
export function deriveProblem(error: Error): DeploymentsProblemKind {
  if (!(error instanceof ResponseError)) return 'unavailable';
  switch (error.statusCode) {
    case 401:
      return 'signedOut';
    case 403:
      return 'forbidden';
    case 404:
      return error.cause.name === 'NotFoundError' ? 'notFound' : 'notInstalled';
    default:
      return 'unavailable';
  }
}
