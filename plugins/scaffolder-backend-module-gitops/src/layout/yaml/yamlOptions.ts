import { DocumentOptions, SchemaOptions, ToStringOptions } from 'yaml';

/**
 * How every text is written: long lines stay, and what YAML 1.1 would take for a number, a date or a truth value
 * is quoted, as Kubernetes, Helm and kustomize still read YAML 1.1.
 */
export const yamlOptions: DocumentOptions & SchemaOptions & ToStringOptions = {
  compat: 'yaml-1.1',
  lineWidth: 0,
  singleQuote: true,
};
