// Measures RoutingKit on what `cordon bench roads --export DIR` wrote, and prints
//   name median_us p99_us checksum
// for each measurement. The files, the names and the checksums are described in docs/benchmarks.md.
// Uses only RoutingKit's public headers; how to build it is written there too.
#include <routingkit/customizable_contraction_hierarchy.h>
#include <routingkit/timer.h>
#include <routingkit/vector_io.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

using namespace RoutingKit;

namespace {

const unsigned kNone = 4294967295u;
const unsigned kUnits = 100;

// Units or calls: two nodes each, one for either direction of their street, and the time of the
// part of the street before the point, ms.
struct Points {
  std::vector<unsigned> node, part;
  unsigned count() const { return node.size() / 2; }
};

Points load_points(const std::string& dir, const std::string& name) {
  return {load_vector<unsigned>(dir + "/" + name + "_node"),
          load_vector<unsigned>(dir + "/" + name + "_part")};
}

void print(const char* name, std::vector<long long> us, unsigned long long checksum) {
  std::sort(us.begin(), us.end());
  auto rank = [&](unsigned percent) { return us[(us.size() * percent + 99) / 100 - 1]; };
  std::printf("%s %lld %lld %llu\n", name, rank(50), rank(99), checksum);
}

// The first `count` units as pinned sources of a query.
struct Fleet {
  const Points& units;
  unsigned count;
  std::vector<unsigned> nodes;     // all that exist
  std::vector<unsigned> distance;  // of each of them

  Fleet(const Points& all, unsigned n) : units(all), count(std::min(n, all.count())) {
    for (unsigned i = 0; i < 2 * count; ++i)
      if (units.node[i] != kNone) nodes.push_back(units.node[i]);
    distance.resize(nodes.size());
  }

  // The sum of the times of all units that can come.
  unsigned long long to(CustomizableContractionHierarchyQuery& query, const Points& calls,
                        unsigned call) {
    query.reset_target();
    for (unsigned side = 2 * call; side < 2 * call + 2; ++side)
      if (calls.node[side] != kNone) query.add_target(calls.node[side], calls.part[side]);
    query.run_to_pinned_sources().get_distances_to_sources(distance.data());
    unsigned long long sum = 0;
    unsigned at = 0;
    for (unsigned u = 0; u < count; ++u) {
      unsigned best = inf_weight;
      for (unsigned side = 2 * u; side < 2 * u + 2; ++side) {
        if (units.node[side] == kNone) continue;
        unsigned d = distance[at++];
        if (d < inf_weight) best = std::min(best, d - units.part[side]);
      }
      if (best < inf_weight) sum += best;
    }
    return sum;
  }
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: %s EXPORTED-FOLDER\n", argv[0]);
    return 2;
  }
  const std::string dir = argv[1];
  auto order = load_vector<unsigned>(dir + "/order");
  auto tail = load_vector<unsigned>(dir + "/tail");
  auto head = load_vector<unsigned>(dir + "/head");
  auto weight = load_vector<unsigned>(dir + "/travel_time");
  auto closure_first = load_vector<unsigned>(dir + "/closure_first");
  auto closure_turn = load_vector<unsigned>(dir + "/closure_turn");
  Points units = load_points(dir, "unit");
  Points calls = load_points(dir, "call");

  CustomizableContractionHierarchy cch(order, tail, head);
  CustomizableContractionHierarchyMetric metric(cch, weight);
  std::vector<long long> us;
  for (int round = 0; round < 25; ++round) {
    long long start = get_micro_time();
    metric.customize();
    us.push_back(get_micro_time() - start);
  }
  Fleet hundred(units, kUnits);
  {
    CustomizableContractionHierarchyQuery query(metric);
    query.pin_sources(hundred.nodes);
    print("customization", us, hundred.to(query, calls, 0));
  }

  for (unsigned n : {kUnits, units.count()}) {
    Fleet fleet(units, n);
    CustomizableContractionHierarchyQuery query(metric);
    query.pin_sources(fleet.nodes);
    unsigned long long sum = 0;
    us.clear();
    for (int round = 0; round < 30; ++round) {
      sum = 0;
      for (unsigned call = 0; call < calls.count(); ++call) {
        long long start = get_micro_time();
        sum += fleet.to(query, calls, call);
        us.push_back(get_micro_time() - start);
      }
    }
    print(n == kUnits ? "units100" : "units500", us, sum);
  }

  CustomizableContractionHierarchyPartialCustomization partial(cch);
  std::vector<unsigned> open = weight;
  CustomizableContractionHierarchyQuery query(metric);
  unsigned long long sum = 0;
  us.clear();
  for (int round = 0; round < 5; ++round) {
    sum = 0;
    for (unsigned c = 0; c + 1 < closure_first.size(); ++c) {
      long long start = get_micro_time();
      for (unsigned i = closure_first[c]; i < closure_first[c + 1]; ++i) {
        weight[closure_turn[i]] = inf_weight;
        partial.update_arc(closure_turn[i]);
      }
      partial.customize(metric);
      query.reset(metric).pin_sources(hundred.nodes);
      sum += hundred.to(query, calls, c % calls.count());
      us.push_back(get_micro_time() - start);
      for (unsigned i = closure_first[c]; i < closure_first[c + 1]; ++i) {
        weight[closure_turn[i]] = open[closure_turn[i]];
        partial.update_arc(closure_turn[i]);
      }
      partial.customize(metric);  // opened again, not timed
    }
  }
  print("closure", us, sum);
  return 0;
}
