import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { z } from 'zod';
import { ApplicationAddress } from './ArgocdClient';
import { ArgocdConnection } from './ArgocdConnection';

const LIMIT_MS = 10_000;
const COMMIT_UNKNOWN =
  /failed to checkout revision|unable to resolve|reference not found|not our ref/i;

const optionalText = z
  .string()
  .nullish()
  .transform(value => value || undefined);
const revisionMetadataSchema = z.object({
  author: optionalText,
  date: optionalText,
  message: optionalText,
});

/** Author, date and message of a commit, as Argo CD's repository server knows it. */
export type RevisionMetadata = {
  author?: string;
  date?: string;
  message?: string;
};

/**
 * Reads what Argo CD knows about a commit.
 *
 * @param connection - the Argo CD
 * @param options - `address`: an Application that has the repository among its sources; `revision`: a whole
 *   hash; `sourceIndex`: in `spec.sources`, for several only
 * @returns undefined when it does not know the commit.
 */
export async function readRevisionMetadata(
  connection: ArgocdConnection,
  options: {
    address: ApplicationAddress;
    revision: string;
    sourceIndex?: number;
    signal: AbortSignal;
  },
): Promise<RevisionMetadata | undefined> {
  const { revision, sourceIndex, signal } = options;
  const { name, namespace, project } = options.address;
  try {
    return await connection.readJson(
      {
        path: ['applications', name, 'revisions', revision, 'metadata'],
        query: {
          appNamespace: namespace,
          project,
          sourceIndex: sourceIndex?.toString(),
        },
        signal,
        limitMs: LIMIT_MS,
      },
      revisionMetadataSchema,
    );
  } catch (error) {
    if (isCommitUnknown(error)) return undefined;
    throw error;
  }
}

/** For a commit that is nowhere Argo CD answers 500, as it does when its repository server is ill. */
function isCommitUnknown(error: unknown): boolean {
  return (
    error instanceof EngineError &&
    error.cause instanceof Error &&
    COMMIT_UNKNOWN.test(error.cause.message)
  );
}
