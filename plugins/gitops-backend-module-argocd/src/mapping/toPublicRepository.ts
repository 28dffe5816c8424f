/** A repository's address without the credentials some write into it. */
export function toPublicRepository(address: string | undefined): string {
  return (address ?? '').replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, '$1');
}
