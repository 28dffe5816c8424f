/**
 * The address of a repository for people: without user, password and query, which may hold tokens.
 * What is no URL (`git@host:org/repo.git`) loses what stands before the at sign only if it holds a
 * password.
 */
export function toRepositoryAddress(address: string): string {
  if (!address.includes('://')) {
    return address.replace(/^[^@/\s]*:[^@/\s]*@/, '');
  }
  try {
    const url = new URL(address);
    const user =
      url.protocol === 'ssh:' && url.username && !url.password
        ? `${url.username}@`
        : '';
    return `${url.protocol}//${user}${url.host}${url.pathname}`;
  } catch {
    // No address at all: it is not shown, as nobody can say what stands in it.
    return '';
  }
}
