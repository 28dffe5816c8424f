import {
  ADOPTED_ANNOTATIONS,
  Deployment,
  ENTITY_REF_ANNOTATION,
  GITOPS_ANNOTATIONS,
} from '@backstage-gitops/plugin-gitops-common';
import { EntityLinks } from './readEntityLinks';
import { EntityRule } from './EntityRule';
import { isLeftByArgocd, toArgocdRule } from './toArgocdRule';
import { isLeftByKubernetes, toKubernetesRule } from './toKubernetesRule';

/** The rows of an entity, and the names of the rules that chose them. */
export type EntityRows = { items: Deployment[]; selectedBy: string };

/**
 * Chooses an entity's rows. `gitops/app-name` decides alone when it is there. Else each engine's rows
 * are chosen by the annotations made for that engine: Applications by those of the Argo CD plugins,
 * everything by those of the Kubernetes and Flux plugins. What no annotation speaks of is found by
 * the objects that name the entity themselves.
 */
export function selectEntityRows(
  links: EntityLinks,
  deployments: readonly Deployment[],
  options: { resolve: (cluster: string) => string },
): EntityRows {
  if (links.appNames.length > 0) {
    return {
      items: selectByAppName(links.appNames, deployments),
      selectedBy: GITOPS_ANNOTATIONS.appName,
    };
  }
  const argocd = toArgocdRule(links);
  const kubernetes = toKubernetesRule(links);
  const naming = toNamingRule(links);
  const rules = new Set(
    [argocd, kubernetes].filter(rule => rule !== undefined),
  );
  if (rules.size === 0) rules.add(naming);

  const items = deployments.filter(deployment => {
    const isApplication = deployment.engine.type === 'argocd';
    const rule = (isApplication && argocd) || kubernetes || naming;
    if (!rule.matches(deployment)) return false;
    if (isApplication && !isLeftByArgocd(links, deployment)) return false;
    // The Argo CD plugins do not know the Kubernetes plugin's annotations.
    return (
      rule === argocd || isLeftByKubernetes(links, deployment, options.resolve)
    );
  });
  return { items, selectedBy: [...rules].map(rule => rule.name).join(', ') };
}

/** Each name is an app; when there is none of this name, the name of an engine's object. */
function selectByAppName(
  names: string[],
  deployments: readonly Deployment[],
): Deployment[] {
  const apps = new Set(deployments.map(({ app }) => app));
  return deployments.filter(({ app, name }) =>
    names.some(wanted => (apps.has(wanted) ? app : name) === wanted),
  );
}

function toNamingRule({ entityRef, entityName }: EntityLinks): EntityRule {
  return {
    name: ENTITY_REF_ANNOTATION,
    matches: deployment =>
      deployment.entityRef !== undefined
        ? deployment.entityRef === entityRef
        : deployment.labels[ADOPTED_ANNOTATIONS.kubernetesId] === entityName,
  };
}
