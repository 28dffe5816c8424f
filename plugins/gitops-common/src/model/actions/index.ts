export * from './ActionRecord';
export * from './DeploymentAction';
export * from './EngineSource';
