/**
 * The seam between the GitOps backend and its engines.
 *
 * @packageDocumentation
 */
export * from './EngineActions';
export * from './EngineDetails';
export * from './GitopsEngine';
export * from './config/createConfigError';
export * from './config/createUnknownKeysError';
export * from './config/toConfigValueText';
export * from './git/createGitHeaders';
export * from './git/createGitHttpClient';
export * from './git/toBasicAuthorization';
export * from './gitopsEngineExtensionPoint';
export * from './Latch';
export * from './outlast';
export * from './sleep';
export * from './transport/EngineError';
export * from './transport/createEngineFetch';
export * from './transport/readBoundedText';
export * from './transport/toEngineError';
