export * from './KubernetesConnection';
export * from './KubernetesResource';
export * from './listResource';
export * from './readServedVersions';
export * from './Timing';
export * from './watchResource';
export * from './probeApiServer';
