import { readFile } from 'node:fs/promises';
import { Config } from '@backstage/config';

/**
 * Reads the token of a service account anew for each use: Kubernetes rotates tokens in files about once
 * an hour, and Backstage takes in configuration that changes.
 *
 * @param tokenFile - the path of a file, in the place of the key `serviceAccountToken`
 */
export function createTokenReader(
  config: Config,
  tokenFile: string | undefined,
): () => string | Promise<string> {
  return tokenFile === undefined
    ? () => config.getString('serviceAccountToken')
    : async () => (await readFile(tokenFile, 'utf8')).trim();
}
