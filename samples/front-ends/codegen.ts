import type { CodegenConfig } from '@graphql-codegen/cli';
import cytoscape from './cytoscape/codegen';
import d3 from './d3/codegen';
import sigma from './sigma/codegen';
import timeline from './timeline/codegen';

/** All four pages at once, which reads the schema once. */
const pages: CodegenConfig[] = [cytoscape, sigma, d3, timeline];

export default { ...pages[0], generates: Object.assign({}, ...pages.map((page) => page.generates)) } satisfies CodegenConfig;
