/** The engine's object from which Deployments are fetched: a Flux source. @public */
export type EngineSourceIdentity = {
  engine: { type: string; name: string };
  namespace: string;
  /** `GitRepository`, `OCIRepository`, `HelmRepository`, `HelmChart`, `Bucket`. */
  kind: string;
  name: string;
};

/**
 * The id of a source: engine type, engine name, namespace, kind and name, each percent-encoded, joined
 * by colons. Encode it again when it becomes a path segment.
 *
 * @public
 */
export function toEngineSourceId(identity: EngineSourceIdentity): string {
  const { engine, namespace, kind, name } = identity;
  return [engine.type, engine.name, namespace, kind, name]
    .map(encodeURIComponent)
    .join(':');
}

/** What can be done to a source. @public */
export type SourceActionName = 'reconcile' | 'suspend' | 'resume';
