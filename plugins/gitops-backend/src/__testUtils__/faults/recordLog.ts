import {
  coreServices,
  createServiceFactory,
  RootLoggerService,
} from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';

/** A line of the log. */
export type LogLine = {
  level: 'error' | 'warn' | 'info' | 'debug';
  message: string;
  /** With what the loggers above it add. */
  meta: JsonObject;
};

/** A logger for a backend that keeps every line, and the lines. */
export function recordLog() {
  const lines: LogLine[] = [];
  const create = (above: JsonObject): RootLoggerService => {
    const keep =
      (level: LogLine['level']) =>
      (message: string, meta: Error | JsonObject = {}) => {
        const fields = meta instanceof Error ? { error: String(meta) } : meta;
        lines.push({ level, message, meta: { ...above, ...fields } });
      };
    return {
      error: keep('error'),
      warn: keep('warn'),
      info: keep('info'),
      debug: keep('debug'),
      child: meta => create({ ...above, ...meta }),
    };
  };
  return {
    lines,
    feature: createServiceFactory({
      service: coreServices.rootLogger,
      deps: {},
      factory: () => create({}),
    }),
  };
}
