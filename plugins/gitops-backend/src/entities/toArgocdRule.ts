import {
  ADOPTED_ANNOTATIONS,
  Deployment,
} from '@backstage-gitops/plugin-gitops-common';
import { EntityLinks } from './readEntityLinks';
import { EntityRule } from './EntityRule';
import { parseLabelSelector } from './parseLabelSelector';

/**
 * The rule that the annotations of the Argo CD plugins (Roadie's and the community's) make for
 * Applications, unchanged: `argocd/app-name` is the Application's name, else `argocd/app-selector`
 * selects by its labels, else `argocd/project-name` alone takes a whole project.
 *
 * @returns undefined when none of them selects
 */
export function toArgocdRule(links: EntityLinks): EntityRule | undefined {
  const { appName, appSelector, projectName } = links.argocd;
  if (appName) {
    return {
      name: ADOPTED_ANNOTATIONS.argocdAppName,
      matches: ({ name }) => name === appName,
    };
  }
  if (appSelector) {
    const isSelected = parseLabelSelector(appSelector);
    return {
      name: ADOPTED_ANNOTATIONS.argocdAppSelector,
      matches: ({ labels }) => isSelected(labels),
    };
  }
  if (projectName) {
    return { name: ADOPTED_ANNOTATIONS.argocdProjectName, matches: () => true };
  }
  return undefined;
}

/** Whether the narrowing annotations of the Argo CD plugins leave an Application in. */
export function isLeftByArgocd(
  { argocd }: EntityLinks,
  { engine, namespace, project }: Deployment,
): boolean {
  const { instanceNames, projectName, appNamespace } = argocd;
  return (
    (instanceNames.length === 0 || instanceNames.includes(engine.name)) &&
    (!projectName || project === projectName) &&
    (!appNamespace || namespace === appNamespace)
  );
}
