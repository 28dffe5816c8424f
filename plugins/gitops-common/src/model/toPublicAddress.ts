/**
 * The address of a repository for people: without user, password, query and fragment, which may hold
 * tokens. The user `git` of SSH stays. Of what cannot be told for sure which part is a password,
 * nothing is left.
 *
 * @param address - a URL, `git@host:org/repo`, or a registry without scheme
 * @returns empty when nothing of it may be shown.
 * @public
 */
export function toPublicAddress(address: string | undefined): string {
  const told = address?.trim() ?? '';
  return told.includes('://') ? toPublicUrl(told) : toPublicPath(told);
}

function toPublicUrl(address: string): string {
  // Parsers end the host at the first of these, so an unescaped one puts the password behind it.
  const [authority] = address.replace(/^[^:]*:\/\//, '').split(/[/?#]/, 1);
  const behind = address.slice(address.indexOf('://') + 3 + authority.length);
  if (/[^/]@/.test(behind)) return '';
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return '';
  }
  const { protocol, username, password, host, pathname } = url;
  const isGit = protocol.endsWith('ssh:') && username === 'git' && !password;
  // A URL always has a path; one that was not written would make it another text.
  const path = pathname === '/' && !behind.startsWith('/') ? '' : pathname;
  return `${protocol}//${isGit ? 'git@' : ''}${host}${path}`;
}

function toPublicPath(address: string): string {
  const [plain] = address.split(/[?#]/, 1);
  // A sign behind the question mark belongs to a password that has one in it.
  if (address.slice(plain.length).includes('@')) return '';
  if (/^git@[^@]*$/.test(plain)) return plain;
  return plain.slice(plain.lastIndexOf('@') + 1);
}
