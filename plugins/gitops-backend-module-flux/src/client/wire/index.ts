export * from './conditionSchema';
export * from './fluxSourceSchema';
export * from './helmReleaseSchema';
export * from './kustomizationSchema';
export * from './objectMetaSchema';
export * from './referenceSchema';
export * from './workloadSchema';
