const SECRET = '(secret)';
const ADDRESS = '(address)';
/** A shorter one may stand in any word. */
const SHORTEST = 4;

/**
 * Takes out of a text what is ours or of the inside, wherever it stands: a manifest may name the address of an
 * API server, for example as the destination of an Application.
 *
 * @param text - what would be shown
 * @param known - `secrets`: our token and password; `servers`: addresses of Argo CD's API and of API servers
 */
export function hideConfidential(
  text: string,
  known: { secrets: readonly string[]; servers: readonly string[] },
): string {
  const hosts = known.servers.flatMap(server => {
    if (!URL.canParse(server)) return [server];
    const { host, hostname } = new URL(server);
    return [host, hostname];
  });
  // A host of one word, as inside of a cluster, is a word that names anything.
  const addresses = hosts.filter(host => /[.:]/.test(host));
  const hidden = replaceAll(text, known.secrets, SECRET);
  return replaceAll(hidden, addresses, ADDRESS);
}

function replaceAll(
  text: string,
  wanted: readonly string[],
  instead: string,
): string {
  return wanted
    .filter(({ length }) => length >= SHORTEST)
    .reduce((result, each) => result.replaceAll(each, instead), text);
}
