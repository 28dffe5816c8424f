import { UserEntity } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { GitPerson } from './writeCommit';

/** Backstage itself: the committer, and the author of what nobody known asked for. */
export function readDefaultAuthor(config: Config): GitPerson {
  return {
    name:
      config.getOptionalString('scaffolder.defaultAuthor.name') ?? 'Scaffolder',
    email:
      config.getOptionalString('scaffolder.defaultAuthor.email') ??
      'scaffolder@backstage.io',
  };
}

/** Who asked for a commit. A name without a mail address gets that of Backstage. */
export function toAuthor(
  user: { entity?: UserEntity; ref?: string } | undefined,
  fallback: GitPerson,
): GitPerson {
  const profile = user?.entity?.spec.profile;
  const name =
    profile?.displayName ??
    user?.entity?.metadata.title ??
    user?.entity?.metadata.name ??
    user?.ref?.replace(/^.*\//, '');
  if (!name) return fallback;
  return {
    name: toPlain(name) || fallback.name,
    email: toPlain(profile?.email ?? '') || fallback.email,
  };
}

// What ends a name or a line in a commit object.
function toPlain(text: string): string {
  return text
    .replace(/[<>\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 200);
}
