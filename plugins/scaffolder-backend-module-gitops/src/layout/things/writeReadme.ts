import { FileDraft } from '../FileDraft';
import { layoutPaths } from '../platform/layoutPaths';
import { PlatformCluster } from '../platform/Platform';
import { Registration } from './writeCluster';

const intro = `# Platform

What runs on which cluster. Argo CD and Flux make the clusters look like this repository.

- \`clusters/<cluster>/apps/<service>.yaml\`: one service on one cluster; a promotion changes one line of it
- \`clusters/<cluster>/\`: the cluster itself, its namespaces and values
- \`apps/<service>/\`: the service, a chart or a base with overlays; the same on every cloud
- \`environments/<environment>/\`: values of all services there
- \`infrastructure/<name>/\`: what every cluster has
- \`bootstrap/\`: how clusters and services are made known to the engines

Values, from weak to strong: \`apps/<service>/values.yaml\`, \`apps/<service>/values-<environment>.yaml\`,
\`environments/<environment>/values.yaml\`, \`clusters/<cluster>/values-<cloud>.yaml\`, the service's own file in the
cluster. The order is the same with both engines.
`;

const outro = `## Change something

Use the templates in Backstage, or commit by hand: one file is one service on one cluster. A chart that changes needs a
new \`version\` in its \`Chart.yaml\`.
`;

/** `README.md`: what lies where, and the few commands that bring everything up; unless there is one. */
export function writeReadme(
  draft: FileDraft,
  platform: {
    repoUrl: string;
    vaultPath: string;
    clusters: readonly (PlatformCluster & { registration: Registration })[];
  },
): void {
  const argocd = platform.clusters.filter(({ engine }) => engine === 'argocd');
  const flux = platform.clusters.filter(({ engine }) => engine === 'flux');
  draft.writeNew(
    'README.md',
    [
      intro,
      ...(argocd.length > 0 ? [toHubPart(argocd, platform.vaultPath)] : []),
      ...(flux.length > 0 ? [toFluxPart(platform.repoUrl, flux)] : []),
      outro,
    ].join('\n'),
  );
}

function toHubPart(
  clusters: readonly (PlatformCluster & { registration: Registration })[],
  vaultPath: string,
): string {
  const byHand = clusters.filter(({ registration }) => registration === 'cli');
  const byVault = clusters.filter(({ registration }) => registration !== 'cli');
  return `## Bring up the hub

On the cluster that runs Argo CD, once:

\`\`\`sh
kubectl create namespace argocd
kubectl apply -n argocd --server-side --force-conflicts -f https://raw.githubusercontent.com/argoproj/argo-cd/stable/manifests/install.yaml
kubectl apply -f ${layoutPaths.root}
\`\`\`

A private repository also needs \`argocd repo add <url> --username … --password …\`. Services in waves need
\`applicationsetcontroller.enable.progressive.syncs: "true"\` in the ConfigMap \`argocd-cmd-params-cm\`.
${
  byVault.length > 0
    ? `
Clusters that join through External Secrets: install it on the hub, and let its role \`argocd\` in Vault read
\`clusters/*\`. Then put \`server\` and \`config\` of each cluster (as Argo CD's cluster Secrets have them) into Vault:

\`\`\`sh
helm install external-secrets external-secrets --repo https://charts.external-secrets.io -n external-secrets --create-namespace
${byVault
  .map(
    ({ name }) =>
      `vault kv put ${vaultPath}/clusters/${name} server=… config=@…`,
  )
  .join('\n')}
\`\`\`
`
    : ''
}${
    byHand.length > 0
      ? `
Clusters that a person registers; each command takes a context of the kubeconfig:

\`\`\`sh
${byHand
  .map(
    ({ name, environment, cloud, region }) =>
      `argocd cluster add <context> --name ${name} --label environment=${environment} --label cloud=${cloud} --label region=${region}`,
  )
  .join('\n')}
\`\`\`
`
      : ''
  }
Do not remove a registration to get rid of a cluster: everything on it would be deleted with it. Take the services off
first, then remove \`bootstrap/<cluster>/\`, and the Secret on the hub by hand.
`;
}

function toFluxPart(
  repoUrl: string,
  clusters: readonly PlatformCluster[],
): string {
  return `## Bring up a cluster with Flux

On each of these, once:

\`\`\`sh
${clusters
  .map(
    ({ name }) =>
      `flux install --context ${name} --components-extra=image-reflector-controller,image-automation-controller
kubectl --context ${name} apply -f ${layoutPaths.fluxSystem(name)}`,
  )
  .join('\n')}
\`\`\`

A private repository also needs a Secret and \`secretRef\` on the GitRepository: \`flux create secret git platform-gitops --url=${repoUrl} …\`.
\`flux bootstrap git --url=${repoUrl} --path=bootstrap/<cluster>\` does the same in one step, with a deploy key; it
then keeps Flux itself in this repository.
`;
}
