export * from './FluxMappingContext';
export * from './FluxSources';
export * from './MappedFluxObject';
export * from './toHelmReleaseDeployment';
export * from './toKustomizationDeployment';
export * from './selectSourceKeys';
