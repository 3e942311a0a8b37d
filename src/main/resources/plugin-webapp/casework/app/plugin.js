// Tabs which Tasklist shows beside a task's form.
import documents from './documents.js';
import caseFile from './case.js';

export default [documents, caseFile];
