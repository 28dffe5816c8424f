import { FaultTarget } from './scenario/faults/FaultTarget';
import { listNames } from './scenario/listNames';

/**
 * Where targets answer: on ports of their own when they have some, else below a path of the shared one.
 *
 * @param url - of the shared port
 */
export function createTargetUrls(
  url: string,
  targets: ReadonlyMap<string, FaultTarget>,
) {
  const toPath = (name: string) =>
    name === 'argocd' || name === 'git' ? `/${name}` : `/clusters/${name}`;
  const find = (name: string) => {
    const target = targets.get(name);
    if (target) return target;
    throw new Error(
      `There is no '${name}'. There are ${listNames([...targets.keys()])}.`,
    );
  };
  const urlOf = (name: string) =>
    find(name).ports?.url ?? `${url}${toPath(name)}`;
  return {
    urlOf,
    all: () =>
      Object.fromEntries(
        [...targets].map(([name, { ports }]) => [
          name,
          { url: urlOf(name), tlsUrl: ports?.secureUrl },
        ]),
      ),
    tlsUrlOf: (name: string) => {
      const { ports } = find(name);
      if (ports) return ports.secureUrl;
      throw new Error(
        `${name} has no TLS port: start the fleet with ownPorts.`,
      );
    },
    // Also of a cluster that is not there: it answers 404, as an address of nothing does.
    kubernetesUrl: (cluster: string) =>
      targets.get(cluster)?.ports?.url ?? `${url}${toPath(cluster)}`,
  };
}
