import {
  ADOPTED_ANNOTATIONS,
  ENTITY_REF_ANNOTATION,
  GITOPS_ANNOTATIONS,
} from '@backstage-gitops/plugin-gitops-common';
import { EntityLinks } from './readEntityLinks';

/** The rule of `selectEntityRows` in words. */
export type ExplainedRule = {
  /** As `selectedBy` says it. */
  rule: string;
  sentence: string;
  /** Annotations that took part. */
  used: string[];
  /** Names that were looked for; empty when labels decide. */
  wanted: string[];
};

type Part = { rule: string; words: string; used: string[]; wanted: string[] };

/** Says which rule an entity's annotations make, with the values it uses. */
export function explainEntityRule(links: EntityLinks): ExplainedRule {
  const { appNames } = links;
  if (appNames.length > 0) {
    const names = toList(appNames);
    return {
      rule: GITOPS_ANNOTATIONS.appName,
      sentence: `Deployments of the app ${names}, and where there is no such app the engine's objects of that name, on all engines.`,
      used: [GITOPS_ANNOTATIONS.appName],
      wanted: appNames,
    };
  }
  const argocd = explainArgocd(links);
  const others = explainKubernetes(links) ?? explainNaming(links);
  const ofApplications = explainNarrowing(links, 'argocd');
  const ofOthers = explainNarrowing(links, 'kubernetes');
  const hasOwnRule = others.rule !== ENTITY_REF_ANNOTATION;
  const rules =
    argocd && !hasOwnRule ? [argocd.rule] : [argocd?.rule, others.rule];
  const sentence = argocd
    ? `Argo CD Applications ${argocd.words}${ofApplications.words}; objects of other engines ${others.words}${ofOthers.words}.`
    : `Objects of all engines ${others.words}${ofOthers.words}${
        ofApplications.words && `, of Argo CD only${ofApplications.words}`
      }.`;
  return {
    rule: rules.filter(Boolean).join(', '),
    sentence,
    used: [
      ...(argocd?.used ?? []),
      ...others.used,
      ...ofApplications.used,
      ...ofOthers.used,
    ],
    wanted: [
      ...(argocd?.wanted ?? []),
      ...(argocd && !hasOwnRule ? [] : others.wanted),
    ],
  };
}

function explainArgocd({ argocd }: EntityLinks): Part | undefined {
  const { appName, appSelector, projectName } = argocd;
  if (appName) {
    return {
      rule: ADOPTED_ANNOTATIONS.argocdAppName,
      words: `named "${appName}"`,
      used: [ADOPTED_ANNOTATIONS.argocdAppName],
      wanted: [appName],
    };
  }
  if (appSelector) {
    return {
      rule: ADOPTED_ANNOTATIONS.argocdAppSelector,
      words: `with labels "${appSelector}"`,
      used: [ADOPTED_ANNOTATIONS.argocdAppSelector],
      wanted: [],
    };
  }
  return projectName
    ? {
        rule: ADOPTED_ANNOTATIONS.argocdProjectName,
        words: 'whatever they are called',
        used: [],
        wanted: [],
      }
    : undefined;
}

function explainKubernetes({ kubernetes }: EntityLinks): Part | undefined {
  const { id, labelSelector } = kubernetes;
  if (labelSelector) {
    return {
      rule: ADOPTED_ANNOTATIONS.kubernetesLabelSelector,
      words: `with labels "${labelSelector}"`,
      used: [ADOPTED_ANNOTATIONS.kubernetesLabelSelector],
      wanted: [],
    };
  }
  return id
    ? {
        rule: ADOPTED_ANNOTATIONS.kubernetesId,
        words: `with the label ${ADOPTED_ANNOTATIONS.kubernetesId} "${id}"`,
        used: [ADOPTED_ANNOTATIONS.kubernetesId],
        wanted: [id],
      }
    : undefined;
}

function explainNaming({ entityRef, entityName }: EntityLinks): Part {
  return {
    rule: ENTITY_REF_ANNOTATION,
    words: `that name ${entityRef} in ${ENTITY_REF_ANNOTATION}, or else carry the label ${ADOPTED_ANNOTATIONS.kubernetesId} "${entityName}"`,
    used: [],
    wanted: [entityName],
  };
}

function explainNarrowing(
  { argocd, kubernetes }: EntityLinks,
  side: 'argocd' | 'kubernetes',
): { words: string; used: string[] } {
  const { instanceNames, projectName, appNamespace } = argocd;
  const { namespace, cluster } = kubernetes;
  const narrowings: [string, string, string | undefined][] =
    side === 'argocd'
      ? [
          [
            ADOPTED_ANNOTATIONS.argocdInstanceName,
            'of the instance',
            instanceNames.length > 0 ? toList(instanceNames) : undefined,
          ],
          [
            ADOPTED_ANNOTATIONS.argocdProjectName,
            'in the project',
            projectName && `"${projectName}"`,
          ],
          [
            ADOPTED_ANNOTATIONS.argocdAppNamespace,
            'in the namespace',
            appNamespace && `"${appNamespace}"`,
          ],
        ]
      : [
          [
            ADOPTED_ANNOTATIONS.kubernetesNamespace,
            'in the namespace',
            namespace && `"${namespace}"`,
          ],
          [
            ADOPTED_ANNOTATIONS.kubernetesCluster,
            'on the cluster',
            cluster && `"${cluster}"`,
          ],
        ];
  const told = narrowings.filter(([, , value]) => value);
  return {
    words: told.map(([, words, value]) => ` ${words} ${value}`).join(''),
    used: told.map(([key]) => key),
  };
}

function toList(values: readonly string[]): string {
  return values.map(value => `"${value}"`).join(' or ');
}
