import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes down whom to trust, and says where the parts of the fleet answer over TLS, in the variables of
 * app-config.own-ports.yaml.
 *
 * @param {object} addresses - what `GET /control` of a fleet with ports of their own says
 * @param {string} data - folder for the certificate
 * @returns {Record<string, string>}
 */
export function keepAddresses(addresses, data) {
  const authority = join(data, 'fleet-authority.pem');
  writeFileSync(authority, addresses.certificateAuthority);
  const { argocd, 'azure-aks': flux } = addresses.targets;
  return {
    GITOPS_FLEET_AUTHORITY: authority,
    GITOPS_FLEET_ARGOCD_URL: argocd.tlsUrl,
    GITOPS_FLEET_KUBERNETES_URL: flux.tlsUrl,
    GITOPS_FLEET_REPOSITORY_URL: addresses.repository,
    GITOPS_FLEET_REPOSITORY_HOST: new URL(addresses.repository).host,
  };
}
