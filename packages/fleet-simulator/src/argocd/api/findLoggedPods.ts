import { readContainers } from '../../workloads/readContainers';
import { ArgocdApplication } from '../ArgocdApplication';
import { LiveObject } from '../live/LiveObject';
import { ApiContext } from './ApiContext';
import { LoggedPod } from './selectLogs';

/** The pods a call for logs means, by name: one, those of a resource and what it made, or all. */
export function findLoggedPods(
  application: ArgocdApplication,
  query: URLSearchParams,
  { hub }: Pick<ApiContext, 'hub'>,
): LoggedPod[] {
  const objects = hub.live.list(application);
  const pods = objects.filter(
    object =>
      object.kind === 'Pod' &&
      isIn(object, query.get('namespace')) &&
      fits(object, { query, objects }),
  );
  const states = hub.applications
    .runtime(application)
    .workloads.list()
    .flatMap(({ sets }) =>
      sets.flatMap(({ template, pods: members }) =>
        members.map(pod => ({ pod, containers: readContainers(template) })),
      ),
    );
  return pods.flatMap(({ uid }) => {
    const state = states.find(({ pod }) => pod.uid === uid);
    if (!state) return [];
    const names = state.containers.map(({ name }) => name);
    const container = query.get('container') || names[0];
    const hasContainer = names.includes(container);
    return [{ pod: state.pod, container, hasContainer }];
  });
}

function isIn({ namespace }: LiveObject, asked: string | null) {
  return !asked || namespace === asked;
}

function fits(
  object: LiveObject,
  { query, objects }: { query: URLSearchParams; objects: LiveObject[] },
): boolean {
  const podName = query.get('podName');
  if (podName) return object.name === podName;
  const asked = (['group', 'kind', 'resourceName'] as const).filter(field =>
    query.get(field),
  );
  if (!asked.length) return true;
  const isAsked = (each: LiveObject['parents'][number]) =>
    asked.every(
      field =>
        each[field === 'resourceName' ? 'name' : field] === query.get(field),
    );
  const above = (each: LiveObject['parents'][number]): boolean =>
    isAsked(each) ||
    (objects.find(({ uid }) => uid === each.uid)?.parents ?? []).some(above);
  return above(object);
}
