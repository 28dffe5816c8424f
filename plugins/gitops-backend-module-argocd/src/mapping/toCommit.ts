import { Commit } from '@backstage-gitops/plugin-gitops-common';
import { RevisionMetadata } from '../client/readRevisionMetadata';

/**
 * A commit as its repository server knows it: the author's name without the mail address, the first
 * line of the message.
 */
export function toCommit(sha: string, metadata: RevisionMetadata): Commit {
  const author = metadata.author?.replace(/\s*<[^>]*>\s*$/, '');
  const message = metadata.message?.split('\n')[0].trim();
  return {
    sha,
    ...(author && { author }),
    ...(message && { message }),
    ...(metadata.date && { at: metadata.date }),
  };
}
