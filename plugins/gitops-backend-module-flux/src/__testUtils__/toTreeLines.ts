import { ResourceTree } from '@backstage-gitops/plugin-gitops-common';

/** One line a node: what it is, how it is, whose it is. */
export function toTreeLines({ nodes }: ResourceTree): string[] {
  return nodes.map(({ ref, sync, health, parents }) =>
    [
      `${ref.kind} ${ref.name}`,
      sync ?? '-',
      health ?? '-',
      ...parents.map(id => `< ${decodeURIComponent(id).split(':').at(-1)}`),
    ].join(' '),
  );
}

/** An inventory of a Deployment, a Service and a ConfigMap in `shop`. */
export const shopInventory = [
  { id: 'shop_checkout-api_apps_Deployment', v: 'v1' },
  { id: 'shop_checkout-api__Service', v: 'v1' },
  { id: 'shop_settings__ConfigMap', v: 'v1' },
];
