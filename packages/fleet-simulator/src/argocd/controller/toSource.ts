import { ApplicationSource, ArgocdApplication } from '../ArgocdApplication';

/** The source an Application is compared with: its only one, or the first of several that has manifests. */
export function toSource({ spec }: ArgocdApplication): ApplicationSource {
  const source =
    spec.source ?? spec.sources?.find(each => each.path ?? each.chart);
  return source ?? { repoURL: '' };
}
