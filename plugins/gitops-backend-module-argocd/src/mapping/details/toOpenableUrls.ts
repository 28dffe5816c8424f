/**
 * Addresses that a browser may open: of the web only, without user and password. Equal ones once.
 *
 * @param addresses - as an engine told them
 */
export function toOpenableUrls(addresses: readonly string[]): string[] {
  const urls = addresses.flatMap(address => {
    if (!URL.canParse(address)) return [];
    const url = new URL(address);
    if (url.protocol !== 'https:' && url.protocol !== 'http:') return [];
    url.username = '';
    url.password = '';
    return [url.toString()];
  });
  return [...new Set(urls)];
}
