# Averages and spreads, exact as long as the data are.
import statistics as s
def e(f):
    try: print(repr(f()))
    except Exception as x: print(type(x).__name__, x)
D=[[1,2,3,4],[1,2,3],[1.5,2.5,4.25,0.1],[0.1]*10,[1,2.5],[True,2],[5],[],[1e300,1e300,-1e300],[3,1,2,2,9,9,2],[1/3,2/3,0.7]]
for d in D:
    for f in ("mean","fmean","median","median_low","median_high","median_grouped","mode","multimode","variance","pvariance","stdev","pstdev","harmonic_mean","quantiles"):
        print(f, end=" "); e(lambda: getattr(s,f)(d))
    if f: e(lambda: round(s.geometric_mean(d),10))
e(lambda: s.mean(x for x in [1,2])); e(lambda: s.fmean([1,2,3],[1,1,2])); e(lambda: s.harmonic_mean([40,60],weights=[5,30])); e(lambda: s.quantiles(range(1,11),n=10)); e(lambda: s.quantiles([1,2,3,4,5],method="inclusive")); e(lambda: s.quantiles([1,2],n=0)); e(lambda: s.variance([1,2,3],2)); e(lambda: s.pvariance([1,2,3],2)); e(lambda: s.mode("aabbb")); e(lambda: s.multimode("aabb")); e(lambda: s.mean(["a"])); e(lambda: s.covariance([1,2,3],[1,5,7])); e(lambda: s.correlation([1,2,3,4],[2,4,6,9])); e(lambda: s.correlation([1,2,3,4],[2,4,6,9],method="ranked")); e(lambda: s.linear_regression([1,2,3],[2,4,7])); e(lambda: s.linear_regression([1,2,3],[2,4,7],proportional=True)); e(lambda: s.correlation([1,1],[1,2])); e(lambda: s.covariance([1],[1])); e(lambda: s.covariance([1,2],[1])); e(lambda: s.linear_regression([1,1],[1,2])); e(lambda: s.median(["b","a","c"])); e(lambda: s.harmonic_mean([-1,2])); e(lambda: s.mean([float("inf"),1])); e(lambda: s.stdev([float("nan"),1]) if 0 else 0); e(lambda: s.linear_regression([1,2,3],[2,4,7]).slope); e(lambda: s.median_low([])); e(lambda: s.StatisticsError.__mro__); e(lambda: s.mode([])); e(lambda: s.geometric_mean([54, 24, 36])); e(lambda: s.stdev([1.5, 2.5, 2.5, 2.75, 3.25, 4.75])); e(lambda: s.pstdev([10**20, 10**20+2])); e(lambda: s.harmonic_mean([0,1]))
