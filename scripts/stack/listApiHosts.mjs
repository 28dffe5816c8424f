/**
 * Where the APIs of the engines and clusters of a fleet answer, which no browser may be told. The Git server is
 * left out: its addresses are links.
 *
 * @param {object} addresses - what `GET /control` of a fleet says
 * @returns {string[]} each `<host>:<port>`
 */
export function listApiHosts(addresses) {
  const apis = Object.entries(addresses.targets)
    .filter(([name]) => name !== 'git')
    .flatMap(([, { url, tlsUrl }]) => [url, tlsUrl]);
  const ports = apis.filter(Boolean).map(url => new URL(url).port);
  return [...new Set(ports)].flatMap(port => [
    `127.0.0.1:${port}`,
    `localhost:${port}`,
  ]);
}
