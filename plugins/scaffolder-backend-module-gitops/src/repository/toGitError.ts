import {
  InputError,
  isError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { Errors } from 'isomorphic-git';

/** What went wrong between us and a Git host, in a sentence for the person whose task it was. */
export function toGitError(error: unknown, url: string): Error {
  const { host, pathname } = new URL(url);
  const repository = `${host}${pathname}`;
  if (error instanceof Errors.HttpError) {
    const { statusCode } = error.data;
    if (statusCode === 401 || statusCode === 403) {
      return new NotAllowedError(
        `${host} refused the credentials for ${repository} (${statusCode}). Give its integration a token that may read and write the repository, or pass one to the step.`,
      );
    }
    if (statusCode === 404) {
      return new NotFoundError(
        `${host} has no repository ${repository}, or the credentials may not see it.`,
      );
    }
    return new ServiceUnavailableError(
      `${host} answered ${statusCode} for ${repository}. Try again later.`,
    );
  }
  if (error instanceof Errors.NotFoundError) {
    return new InputError(
      `${repository} does not have what was asked for: ${error.data.what}.`,
    );
  }
  if (isNetworkError(error)) {
    return new ServiceUnavailableError(
      `${host} did not answer. Check the address, or try again later.`,
    );
  }
  return error instanceof Error ? error : new Error(String(error));
}

// By name: `fetch` may be of another realm, whose classes are not ours.
function isNetworkError(error: unknown): boolean {
  return isError(error) && ['TypeError', 'TimeoutError'].includes(error.name);
}
