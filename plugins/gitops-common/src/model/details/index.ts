export * from './DeploymentDetails';
export * from './DeploymentDiff';
export * from './DeploymentEvents';
export * from './DeploymentLogs';
export * from './ResourceRef';
export * from './ResourceTree';
