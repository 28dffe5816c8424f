import { DeploymentSource } from '@backstage-gitops/plugin-gitops-common';
import { parseRevision } from '../parseRevision';

/** How the usual Git hosts address a folder at a revision. */
const hosts: readonly [host: RegExp, infix: string][] = [
  [/(^|\.)github\./, 'tree'],
  [/(^|\.)gitlab\./, '-/tree'],
  [/^bitbucket\.org$/, 'src'],
];

/**
 * The page of a source's folder at the Git host, at the commit that runs.
 *
 * @returns undefined where the host is none we know the pages of, or it is no Git repository.
 */
export function toGitLink({
  repository,
  path = '',
  applied,
  target,
}: DeploymentSource): string | undefined {
  const plain = repository.replace(
    /^(?:ssh:\/\/)?git@([^:/]+)(?::\d+(?=\/))?[:/]/,
    'https://$1/',
  );
  if (!plain.startsWith('https://') || !URL.canParse(plain)) return undefined;
  const { host, pathname } = new URL(plain);
  const infix = hosts.find(([pattern]) => pattern.test(host))?.[1];
  const at = (applied && parseRevision(applied).checksum) ?? target;
  if (!infix || !at) return undefined;
  const folder = path
    .split('/')
    .filter(part => part && part !== '.')
    .map(encodeURIComponent)
    .join('/');
  const root = `https://${host}${pathname.replace(/(\.git)?\/?$/, '')}`;
  const ref = at.split('/').map(encodeURIComponent).join('/');
  return `${root}/${infix}/${ref}${folder && `/${folder}`}`;
}
