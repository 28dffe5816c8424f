import { ArgocdHub } from '../argocd/ArgocdHub';
import { FleetOperation } from './FleetOperation';

/**
 * The vault loses what the ExternalSecret of a service on a cluster of Argo CD asks for, or has it again.
 *
 * @throws with a sentence when it has none there.
 */
export function playSecret(
  hub: ArgocdHub,
  {
    op,
    service,
    cluster,
  }: Extract<FleetOperation, { op: 'breakSecret' | 'healSecret' }>,
): string {
  const application = hub.find(service, cluster);
  const runtime = application && hub.applications.runtime(application);
  const has = runtime?.live?.resources.some(
    ({ kind }) => kind === 'ExternalSecret',
  );
  if (!application || !runtime || !has) {
    throw new Error(
      `Argo CD delivers no ExternalSecret of ${service} to ${cluster}; storefront has one on aws-eks.`,
    );
  }
  runtime.secretsFail = op === 'breakSecret';
  hub.applications.showHealth(application);
  hub.live.tell(application.metadata.uid);
  return op === 'breakSecret'
    ? `The vault has lost what the ExternalSecret of ${service} on ${cluster} asks for; the Secret stays as it was. healSecret ends it.`
    : `The vault has what ${service} on ${cluster} asks for again.`;
}
