package org.cordon.study.report;

import org.cordon.roads.city.City;
import org.cordon.study.result.StudyResult;

/** All that a report is made of. */
public record ReportInput(StudyResult result, City city, MapFacts map) {}
